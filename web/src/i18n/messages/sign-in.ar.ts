import type { Translation } from '../message.ts';
import type { signInEn } from './sign-in.en.ts';

export const signInAr: Translation<typeof signInEn> = {
  'signIn.title': 'تسجيل الدخول',
  'signIn.what': 'مرصد وقف إطلاق النار: من قال ماذا، وكم مصدراً مستقلاً، وما معناه بموجب الاتفاق.',
  'signIn.how': 'الدخول يكون برابط',
  'signIn.first': 'عند أول تشغيل يطبع البرنامج رابطاً يعمل مرة واحدة. افتحه.',
  'signIn.again': 'للحصول على رابط آخر شغّل هذا على الخادم:',
  'signIn.paste': 'أو ألصق الرابط هنا',
  'signIn.notALink': 'ليس هذا رابط دخول. انسخ السطر كله إلى آخره.',
  'signIn.enter': 'دخول',
  'signIn.working': 'جارٍ الدخول…',
  'signIn.stale': 'لم يعد هذا الرابط صالحاً',
  'signIn.staleAdvice': 'يعمل مرة واحدة ولمدة 24 ساعة. اطلب رابطاً آخر كما هو مبين أدناه.',
  'signIn.failed': 'تعذر الدخول',
};

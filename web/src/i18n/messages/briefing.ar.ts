import type { Translation } from '../message.ts';
import type { briefingEn } from './briefing.en.ts';

export const briefingAr: Translation<typeof briefingEn> = {
  'briefing.title': 'الإحاطة',
  'briefing.lead': 'أي اختيار في ملف واحد يُرسل ويُحفظ ويُطبع.',
  'briefing.selection': 'موضوع الإحاطة',
  'briefing.story': 'الخبر',
  'briefing.storyIs': 'الخبر: {title}. اختر غيره',
  'briefing.anyStory': 'كل الأخبار',
  'briefing.chooseStory': 'اختر خبراً',
  'briefing.words': 'كلمات',
  'briefing.noStory': 'لا خبر فيه هذه الكلمات',
  'briefing.noStoryAdvice': 'جرّب كلمات أقل أو غيرها.',
  'briefing.reports': {
    zero: 'لا تقارير',
    one: 'تقرير واحد',
    two: 'تقريران',
    few: '{n} تقارير',
    many: '{n} تقريراً',
    other: '{n} تقرير',
  },
  'briefing.place': 'مكان أو محافظة',
  'briefing.party': 'الجانب',
  'briefing.knownOn': 'كما عُرف في',
  'briefing.knownOnHow':
    '«كما عُرف في» يصنع الإحاطة مما كان السجل يعرفه في نهاية ذلك اليوم (بالتوقيت العالمي): البايتات نفسها كما في يومها.',
  'briefing.preview': 'معاينة الإحاطة',
  'briefing.make': 'اصنع الإحاطة',
  'briefing.again': 'اصنعها من جديد',
  'briefing.making': 'تُصنع الإحاطة…',
  'briefing.opening': 'جارٍ الفتح…',
  'briefing.print': 'طباعة',
  'briefing.notMade': 'لم تُصنع بعد',
  'briefing.notMadeAdvice':
    'اختر خبراً أو أياماً أو مكاناً أو جانباً ثم اصنع الإحاطة. تسع الإحاطة 1000 تقرير على الأكثر.',
  'briefing.notMadeAll':
    'لم يُختر شيء: ستكون عن كل التقارير. أحدث أسبوع مرويّ من {from} إلى {to}. تسع الإحاطة 1000 تقرير على الأكثر.',
  'briefing.download.html': 'ملف HTML',
  'briefing.download.json': 'JSON',
  'briefing.download.text': 'نص عادي',
};

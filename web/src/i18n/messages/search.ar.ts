import type { Translation } from '../message.ts';
import type { searchEn } from './search.en.ts';

export const searchAr: Translation<typeof searchEn> = {
  'search.title': 'بحث',
  'search.placeholder': 'كلمات، "عبارة"، -بدون',
  'search.showAll': 'اعرض كل ما وُجد عن «{words}»',
  'search.none': 'لم يوجد شيء عن «{words}».',
  'search.noneAdvice': 'جرّب كلمات أقل أو تهجئة أخرى للاسم.',
  'search.begin': 'اكتب حرفين على الأقل',
  'search.beginAdvice':
    'يجري البحث في التقارير والأخبار والحوادث والتصريحات والتعهدات ووسائل الإعلام والأماكن.',
  'search.count': {
    zero: 'لم يوجد شيء',
    one: 'وُجد واحد',
    two: 'وُجد اثنان',
    few: 'وُجدت {n}',
    many: 'وُجد {n}',
    other: 'وُجد {n}',
  },
  'search.kind.report': 'التقارير',
  'search.kind.story': 'الأخبار',
  'search.kind.incident': 'الحوادث',
  'search.kind.statement': 'التصريحات',
  'search.kind.commitment': 'التعهدات',
  'search.kind.outlet': 'وسائل الإعلام',
  'search.kind.place': 'الأماكن',
};

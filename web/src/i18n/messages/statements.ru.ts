import type { PartialTranslation } from '../message.ts';
import type { statementsEn } from './statements.en.ts';

export const statementsRu: PartialTranslation<typeof statementsEn> = {
  'statements.title': 'Заявления',
  'statements.lead': 'Кто, что и с каких пор говорит и кто, возможно, изменил позицию.',
  'statements.any': 'Любое',
  'statements.words': 'Слова',
  'statements.speaker': 'Кто говорит',
  'statements.party': 'Сторона',
  'statements.act': 'Вид высказывания',
  'statements.viewList': 'Все заявления',
  'statements.viewPositions': 'Перемены позиции',
  'statements.more': 'Показать ещё',
  'statements.possibleChange': 'возможная перемена',
};

/**
 * Countries whose names reach English by transliteration, ISO 3166-1: their places are indexed under the loose key too.
 * Arabic, Persian, Kurdish, Pashto, Urdu, Hebrew, Amharic and Cyrillic writing.
 */
export const transliterated: ReadonlySet<string> = new Set(
  'SY IQ LB JO YE LY SD EG SA PS IL IR AF PK TN DZ MA MR AE QA BH KW OM SO SS ET ER DJ TD UA RU BY AM AZ GE KZ KG TJ TM UZ'.split(
    ' ',
  ),
);

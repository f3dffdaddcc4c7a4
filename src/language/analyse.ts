import type { Range } from '../domain/passage.ts';
import type { Analyse, Analysis, Name, Quotation, Sentence, Token, Upos } from './analysis.ts';
import { asKnownMark } from './tokens.ts';
import { findChains } from './coreference.ts';
import { createLemmatiser, type LemmaRules, type Lemmatise } from './lemmas.ts';
import type { Gazetteer } from './gazetteer.ts';
import { decodeNameModel, type NameModel } from './name-model.ts';
import { findNames } from './names.ts';
import { findQuotations } from './quotations.ts';
import { segment, type Segmentation, type SentenceModel } from './sentences.ts';
import { createSyntax, type Syntax } from './syntax.ts';
import type { Annotation } from './tree-reader.ts';
import { openWeights } from './weights.ts';

/** All that is learnt. Models keep working memory of their own and are not to be shared between threads. */
export interface LanguageModels {
  readonly sentences: SentenceModel;
  readonly syntax: Syntax;
  readonly lemmatise: Lemmatise;
  readonly names: NameModel | undefined;
}

/** The bytes of the weights files, by the model's name. */
export interface ModelBytes {
  readonly sentences: Uint8Array;
  readonly syntax: Uint8Array;
  readonly names?: Uint8Array;
}

/** Decodes weights files. About 100 ms. Throws `WeightsError` on a file that is damaged or of another kind. */
export function loadLanguageModels(bytes: ModelBytes): LanguageModels {
  const weights = openWeights(bytes.syntax, 'models/syntax.bin', 'syntax');
  const syntax = createSyntax(weights);
  // Written by our own trainer; the file's checksum has been checked.
  const lemmatise = createLemmatiser(JSON.parse(weights.text('lemmas')) as LemmaRules);
  const sentences = openWeights(bytes.sentences, 'models/sentences.bin', 'sentences').integers('weights');
  return { sentences, syntax, lemmatise, names: bytes.names && loadNames(bytes.names) };
}

function loadNames(bytes: Uint8Array): NameModel {
  const model = openWeights(bytes, 'models/names.bin', 'names').integers('model');
  return decodeNameModel(new Uint8Array(model.buffer, model.byteOffset, model.byteLength));
}

/**
 * Composes the language core: tokens by rule, sentences by a classifier, tags and trees from one network, names, quotations, coreference.
 * The function that it returns is pure and deterministic; it takes about 25 µs a word.
 */
export function createAnalyser(models: LanguageModels, gazetteer?: Gazetteer): Analyse {
  return (text: string, ranges?: readonly Range[]): Analysis => {
    const cut = segment(text, models.sentences, ranges);
    const forms = cut.tokens.map((token) => text.slice(token.start, token.end));
    const annotation = models.syntax.annotate(forms.map(asKnownMark), cut.sentences);
    const tokens = describeTokens(models, cut, forms, annotation);
    const sentences = cut.sentences.map(({ first, endToken }): Sentence => {
      return {
        first,
        endToken,
        start: cut.tokens[first]?.start ?? 0,
        end: cut.tokens[endToken - 1]?.end ?? 0,
      };
    });
    const names: Name[] = models.names ? findNames(text, tokens, sentences, models.names, gazetteer) : [];
    const quotations: Quotation[] = findQuotations(text, ranges);
    const chains = findChains(tokens, names, quotations);
    return { text, sentences, tokens, names, quotations, chains };
  };
}

function describeTokens(
  { syntax, lemmatise }: LanguageModels,
  cut: Segmentation,
  forms: readonly string[],
  annotation: Annotation,
): Token[] {
  const described = syntax.tags.map(describeTag);
  const tokens: Token[] = [];
  cut.sentences.forEach(({ first, endToken }, sentence) => {
    for (let i = first; i < endToken; i++) {
      const range = cut.tokens[i];
      const text = forms[i] ?? '';
      const { upos, feats } = described[annotation.tags[i] ?? 0] ?? UNKNOWN;
      if (range === undefined) continue;
      tokens.push({
        start: range.start,
        end: range.end,
        text,
        lemma: lemmatise(text, upos, feats),
        upos,
        feats,
        head: annotation.heads[i] ?? -1,
        deprel: syntax.labels[annotation.labels[i] ?? 0] ?? 'dep',
        sentence,
      });
    }
  });
  return tokens;
}

const UNKNOWN: { readonly upos: Upos; readonly feats: string } = { upos: 'X', feats: '' };

/** Splits "VERB:Tense=Past|VerbForm=Fin". */
function describeTag(tag: string): { readonly upos: Upos; readonly feats: string } {
  const colon = tag.indexOf(':');
  // The network's tags are made of the trees' parts of speech.
  return { upos: tag.slice(0, colon) as Upos, feats: tag.slice(colon + 1) };
}

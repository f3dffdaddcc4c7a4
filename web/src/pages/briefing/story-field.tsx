import { useState } from 'react';
import { useGet } from '../../api/queries.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { FilterText } from '../../design/filter-fields.tsx';
import { DateText } from '../../design/small-parts.tsx';
import { Answer, Empty } from '../../design/states.tsx';
import { t } from '../../i18n/translate.ts';

interface Props {
  readonly value: string | undefined;
  readonly onChange: (story: string | undefined) => void;
}

/** A story to brief on: chosen from a list that is searched by words. */
export function StoryField({ value, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const story = useGet('/stories/{id}', { path: { id: value ?? '' } }, { enabled: value !== undefined });
  const title = value === undefined ? t('briefing.anyStory') : (story.data?.title ?? value);
  const choose = (id: string | undefined) => {
    onChange(id);
    setOpen(false);
  };
  return (
    <div className="field story-field">
      <span className="label">{t('briefing.story')}</span>
      <Button
        look="select-button"
        aria-label={t('briefing.storyIs', { title })}
        onPress={() => {
          setOpen(true);
        }}
      >
        <bdi className="value">{title}</bdi>
      </Button>
      <Dialog
        title={t('briefing.chooseStory')}
        isOpen={open}
        onClose={() => {
          setOpen(false);
        }}
        foot={
          <Button
            onPress={() => {
              choose(undefined);
            }}
          >
            {t('briefing.anyStory')}
          </Button>
        }
      >
        <StoryChoices choose={choose} />
      </Dialog>
    </div>
  );
}

function StoryChoices({ choose }: { readonly choose: (id: string) => void }) {
  const [q, setQ] = useState<string>();
  const stories = useGet('/stories', { query: { q, limit: 50 } });
  return (
    <>
      <FilterText label={t('briefing.words')} value={q} onChange={setQ} />
      <Answer query={stories}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('briefing.noStory')}>{t('briefing.noStoryAdvice')}</Empty>
          ) : (
            <ul className="plain story-choices">
              {items.map((story) => (
                <li key={story.id}>
                  <Button
                    look="quiet story-choice"
                    onPress={() => {
                      choose(story.id);
                    }}
                  >
                    <bdi lang="en">{story.title}</bdi>
                    <span className="soft small">
                      <DateText day={story.from} /> · {t('briefing.reports', { n: story.reports })}
                    </span>
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </>
  );
}

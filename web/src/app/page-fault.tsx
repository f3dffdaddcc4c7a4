import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { ApiError } from '../api/problem.ts';
import { Button } from '../design/button.tsx';
import { Empty, ErrorState } from '../design/states.tsx';
import { t } from '../i18n/translate.ts';

/** How browsers say that a page's own script did not come: there is no line, or the program was replaced meanwhile. */
const notLoaded = /dynamically imported module|module script failed|error loading|unable to preload/i;

/** A fault of ours while a page is drawn, or a page that could not be loaded. */
export function PageFault({ error }: ErrorComponentProps) {
  if (error instanceof Error && notLoaded.test(error.message)) {
    return (
      <div className="page">
        <ErrorState
          error={new ApiError(0, null, { cause: error })}
          retry={() => {
            location.reload();
          }}
        />
      </div>
    );
  }
  return (
    <div className="page" role="alert">
      <Empty
        title={t('frame.fault')}
        actions={
          <Button
            onPress={() => {
              location.reload();
            }}
          >
            {t('frame.reload')}
          </Button>
        }
      >
        {t('frame.faultAdvice')} <code>{error instanceof Error ? error.message : String(error)}</code>
      </Empty>
    </div>
  );
}

export function NotFound() {
  return (
    <div className="page">
      <h1>{t('frame.noPage')}</h1>
      <p>{t('frame.noPageAdvice')}</p>
      <p>
        <Link to="/today">{t('frame.today')}</Link>
      </p>
    </div>
  );
}

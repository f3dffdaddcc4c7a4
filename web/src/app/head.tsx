import { Link } from '@tanstack/react-router';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { t } from '../i18n/translate.ts';
import { SettingsMenu } from './settings-menu.tsx';

export function Head(props: {
  readonly onSearch: () => void;
  readonly onHelp: () => void;
  readonly onTokens: () => void;
}) {
  return (
    <header className="frame-head">
      <Link to="/today" className="brand">
        <Icon name="record" size={22} />
        <span>Trucewatch</span>
      </Link>
      <span className="spacer" />
      <Button look="search-button" aria-keyshortcuts="Control+K Meta+K" onPress={props.onSearch}>
        <Icon name="search" />
        <span className="search-words">{t('frame.searchAll')}</span>
        <kbd aria-hidden="true">Ctrl K</kbd>
      </Button>
      <Button look="quiet icon wide-only" aria-label={t('frame.keys')} onPress={props.onHelp}>
        <Icon name="help" />
      </Button>
      <SettingsMenu onHelp={props.onHelp} onTokens={props.onTokens} />
    </header>
  );
}

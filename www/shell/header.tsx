import { useEffect, useRef } from 'preact/hooks';
import { IconButton } from '../controls/controls';
import { HelpIcon, MoonIcon, OpenIcon, ShareIcon, SunIcon } from '../controls/icons';
import { shownTheme } from '../controls/theme';
import { entryOf, tabs } from '../labs';
import { language, say } from '../text/text';
import type { App } from './app';
import { HeaderLabel } from './header-label';
import { SceneMenu } from './scene-menu';
import { chooseLanguage, chooseTheme } from './settings';
import { shellText } from './text';

interface HeaderProps {
  readonly app: App;
  onOpen(): void;
  onShare(): void;
  onHelp(): void;
}

/** The top of the page: which lab, which boxes, language, light or dark, help. */
export function Header({ app, onOpen, onShare, onHelp }: HeaderProps) {
  const words = say(shellText);
  const isDark = shownTheme() === 'dark';
  const list = useRef<HTMLUListElement>(null);
  const shown = entryOf(app.labId.value).tab;
  useEffect(() => {
    // On a phone the list scrolls.
    const current = list.current?.querySelector('[aria-current]');
    current?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [shown]);
  return (
    <header class="header">
      <h1 class="brand" title={words.tagline}>
        <BrandMark />
        Boxstep
      </h1>
      <nav aria-label={words.labs}>
        <ul class="lab-tabs" ref={list}>
          {tabs.map((tab) => (
            <li key={tab.id}>
              <button
                type="button"
                aria-current={tab.id === shown ? 'page' : undefined}
                onClick={() => void app.showTab(tab.id)}
              >
                {say(tab.title)}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <div class="header-tools">
        <SceneMenu app={app} />
        <button type="button" title={words.openHelp} onClick={onOpen}>
          <HeaderLabel icon={<OpenIcon />} text={words.open} />
        </button>
        <button type="button" title={words.shareHelp} onClick={onShare}>
          <HeaderLabel icon={<ShareIcon />} text={words.share} />
        </button>
        <button
          type="button"
          lang={language.value === 'zh' ? 'en' : 'zh-CN'}
          aria-label={`${words.language} (${words.languageLabel})`}
          onClick={() => chooseLanguage(language.value === 'zh' ? 'en' : 'zh')}
        >
          {words.language}
        </button>
        <IconButton
          label={isDark ? words.light : words.dark}
          icon={isDark ? <SunIcon /> : <MoonIcon />}
          onClick={() => chooseTheme(isDark ? 'light' : 'dark')}
        />
        <IconButton
          class="help-button"
          label={words.help}
          icon={<HelpIcon />}
          keys="?"
          onClick={onHelp}
        />
      </div>
    </header>
  );
}

/** Two boxes and what they share. */
function BrandMark() {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <rect class="mark-a" x="2" y="2" width="14" height="14" rx="1.5" />
      <rect class="mark-both" x="8" y="8" width="8" height="8" />
      <rect class="mark-b" x="8" y="8" width="14" height="14" rx="1.5" />
    </svg>
  );
}

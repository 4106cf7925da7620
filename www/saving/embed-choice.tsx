import { useState } from 'preact/hooks';
import { Check, NumberField, Segmented } from '../controls/controls';
import { embedCode, embedQuery, HIDEABLE, type Hideable } from '../keeping/embed';
import { type LinkState, linkOf, type SceneLink, sceneLinkOf } from '../keeping/link';
import { type Language, say } from '../text/text';
import { Copyable } from './copyable';
import { linkText } from './link-text';
import { pageAddress, useLink } from './use-link';

interface EmbedChoiceProps {
  readonly state: LinkState;
  readonly scene: SceneLink | null;
}

/** What a frame in another page shows and leaves out, and the code for it. */
export function EmbedChoice({ state, scene }: EmbedChoiceProps) {
  const words = say(linkText);
  const [hide, setHide] = useState<readonly Hideable[]>(['header', 'options', 'editing']);
  const [width, setWidth] = useState<number | null>(null);
  const [height, setHeight] = useState(520);
  const [from, setFrom] = useState<'here' | 'start'>('here');
  const [language, setLanguage] = useState<Language>(state.language);
  const [theme, setTheme] = useState<'reader' | 'light' | 'dark'>('reader');
  const [autoplay, setAutoplay] = useState(false);
  const place = from === 'here' ? state.place : 0;
  const hash = useLink(
    async () =>
      scene ? sceneLinkOf({ ...scene, place, language }) : linkOf({ ...state, place, language }),
    `${place} ${language}`,
  );
  const query = embedQuery({ hide, autoplay, theme: theme === 'reader' ? null : theme });
  const code = embedCode(`${pageAddress()}${query}${hash ?? ''}`, {
    width: width === null ? '100%' : String(width),
    height,
    title: words.frameTitle,
  });
  return (
    <section class="embed-choice" aria-label={words.embed}>
      <h3>{words.embed}</h3>
      <fieldset class="embed-parts">
        <legend>{words.hidden}</legend>
        {HIDEABLE.map((part) => (
          <Check
            key={part}
            label={words.parts[part]}
            checked={hide.includes(part)}
            onChange={(hidden) =>
              setHide(HIDEABLE.filter((each) => (each === part ? hidden : hide.includes(each))))
            }
          />
        ))}
      </fieldset>
      <div class="embed-options">
        <NumberField
          label={words.width}
          optional
          min={100}
          max={10_000}
          placeholder={words.full}
          hint={words.fullHint}
          value={width}
          onChange={(value) => {
            setWidth(value);
            return true;
          }}
        />
        <NumberField
          label={words.height}
          min={100}
          max={10_000}
          value={height}
          onChange={(value) => {
            if (value !== null) setHeight(value);
            return value !== null;
          }}
        />
        <Segmented
          label={words.from}
          value={from}
          choices={[
            { value: 'here', label: words.fromHere },
            { value: 'start', label: words.fromStart },
          ]}
          onChange={(value) => setFrom(value)}
        />
        <Segmented
          label={words.language}
          value={language}
          choices={[
            { value: 'en', label: 'English' },
            { value: 'zh', label: '中文' },
          ]}
          onChange={(value) => setLanguage(value)}
        />
        <Segmented
          label={words.theme}
          value={theme}
          choices={(['reader', 'light', 'dark'] as const).map((value) => ({
            value,
            label: words.themes[value],
          }))}
          onChange={(value) => setTheme(value)}
        />
        <Check label={words.autoplay} checked={autoplay} onChange={setAutoplay} />
      </div>
      <Copyable
        label={words.code}
        text={hash === undefined ? '' : code}
        button={words.copyCode}
        lines={3}
      />
      <p class="quiet">{words.embedHint}</p>
    </section>
  );
}

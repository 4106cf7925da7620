import { useState } from 'preact/hooks';
import { boxTotal } from '../document/document';
import { type LinkState, linkOf, sceneLinkOf } from '../keeping/link';
import { linkState, sceneLink } from '../keeping/opening';
import type { App } from '../shell/app';
import { count } from '../text/numbers';
import { say, sentences, texts } from '../text/text';
import { Copyable } from './copyable';
import { EmbedChoice } from './embed-choice';
import './link.css';
import { linkText } from './link-text';
import type { Section } from './section';
import { pageAddress, useLink } from './use-link';

export const linkSection: Section = {
  id: 'link',
  title: texts(linkText.en.title, linkText.zh.title),
  View: LinkView,
};

/** Longer links are cut off by some programs. */
const LONG = 4000;

function LinkView({ app }: { app: App }) {
  const words = say(linkText);
  // The dialog is modal: nothing behind it changes while it is open.
  const [state] = useState<LinkState>(() => linkState(app));
  const [scene] = useState(() => sceneLink(app));
  const hash = useLink(async () => (scene ? sceneLinkOf(scene) : linkOf(state)), '');
  const { images } = state.document;
  const pictures = images.filter(({ picture }) => picture && !picture.startsWith('scene:')).length;
  if (hash === undefined) return <p>{words.working}</p>;
  if (hash === null) return <p class="link-too-long">{words.tooLong}</p>;
  const link = pageAddress() + hash;
  const imageCount = words.images(count(images.length));
  return (
    <>
      <Copyable label={words.link} text={link} button={words.copyLink} />
      <p>
        {sentences(
          words.length(count(link.length)),
          link.length > LONG && words.long,
          scene ? words.holdsScene : words.holds(imageCount, words.boxes(count(boxTotal(images)))),
          words.holdsNot,
        )}
      </p>
      {pictures > 0 && <p>{words.pictures(count(pictures))}</p>}
      {location.protocol === 'file:' && <p>{words.file}</p>}
      <EmbedChoice state={state} scene={scene} />
    </>
  );
}

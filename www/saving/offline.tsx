import { useEffect, useState } from 'preact/hooks';
import { isKept } from '../offline/register';
import { isSingleFile, ownFile } from '../offline/single';
import { say, texts } from '../text/text';
import { download } from './download';
import { offlineText } from './offline-text';
import type { Section } from './section';

/** The page in one file, by the name that the build gives it. */
const FILE = 'boxstep.html';

export const offlineSection: Section = {
  id: 'offline',
  title: texts(offlineText.en.title, offlineText.zh.title),
  View: OfflineView,
};

/** This page as one file: fetched from beside the site, or, in such a file, the file itself. */
async function pageFile(): Promise<Blob> {
  if (isSingleFile) return ownFile();
  const answer = await fetch(FILE);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.blob();
}

function OfflineView() {
  const words = say(offlineText);
  const [state, setState] = useState<'ready' | 'fetching' | 'missing'>('ready');
  const [kept, setKept] = useState(false);
  useEffect(() => void isKept().then(setKept), []);
  const save = async () => {
    setState('fetching');
    try {
      download(await pageFile(), FILE);
      setState('ready');
    } catch {
      setState('missing');
    }
  };
  const note = state === 'ready' ? kept && words.kept : words[state];
  return (
    <>
      <p>{words.hint}</p>
      <button type="button" disabled={state === 'fetching'} onClick={() => void save()}>
        {words.download}
      </button>
      <p role="status">{note}</p>
    </>
  );
}

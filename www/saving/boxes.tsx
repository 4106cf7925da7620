import { toJsonFile } from '../document/save';
import type { App } from '../shell/app';
import { say, texts } from '../text/text';
import { download } from './download';
import type { Section } from './section';
import { savingText } from './text';

export const boxesSection: Section = {
  id: 'boxes',
  title: texts(savingText.en.boxes, savingText.zh.boxes),
  View: BoxesView,
};

function BoxesView({ app }: { app: App }) {
  const words = say(savingText);
  const save = async () => {
    download(await toJsonFile(app.store.document.peek()), 'boxes.json');
  };
  return (
    <>
      <p>{words.jsonHint}</p>
      <button type="button" onClick={() => void save()}>
        {words.downloadJson}
      </button>
    </>
  );
}

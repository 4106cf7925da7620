import { useEffect, useRef, useState } from 'preact/hooks';
import { Check, Segmented } from '../controls/controls';
import { shownTheme, type Theme } from '../controls/theme';
import { entryOf } from '../labs';
import type { App } from '../shell/app';
import { say, texts } from '../text/text';
import { boardFigure, boardIn, shownBoard } from './board-figure';
import { canvasFigure, type Look } from './canvas-figure';
import { download } from './download';
import { type Figure, pixelsOf, pngOf, TooLarge } from './figure';
import { FilmView } from './film-view';
import { pictureText } from './picture-text';
import './picture.css';
import { printPage } from './print';
import type { Section } from './section';

export const pictureSection: Section = {
  id: 'picture',
  title: texts(pictureText.en.tab, pictureText.zh.tab),
  View: PictureView,
};

const SCALES = ['1', '2', '3', '4'] as const;
type ScaleName = (typeof SCALES)[number];

/** What is drawn now, or the lab's own picture where that is shown. */
export async function figureOf(app: App, look: Look): Promise<Figure> {
  const board = shownBoard(app);
  const shown = app.shown.peek();
  return board
    ? boardFigure(boardIn(board, look.theme), shown, look)
    : canvasFigure(app, shown, look);
}

function PictureView({ app }: { app: App }) {
  const words = say(pictureText);
  const [part, setPart] = useState<Look['part']>('view');
  const [theme, setTheme] = useState<Theme>(() => shownTheme());
  const [caption, setCaption] = useState(true);
  const [scale, setScale] = useState<ScaleName>('2');
  const [said, setSaid] = useState('');
  const [figure, setFigure] = useState<Figure | null>(null);
  const isBoard = app.boardShown.value;
  const frame = app.shown.value;
  const look: Look = { part, theme, caption };

  const failed = (error: unknown) => {
    setSaid(error instanceof TooLarge ? words.tooLarge : words.failed(messageOf(error)));
  };
  useEffect(() => {
    let isOld = false;
    figureOf(app, look).then((made) => {
      if (!isOld) setFigure(made);
    }, failed);
    return () => {
      isOld = true;
    };
    // The frame on screen changes while it plays: what is taken along is what is seen.
  }, [part, theme, caption, isBoard, frame]);

  const attempt = (work: () => Promise<string>) => {
    setSaid('');
    work().then(setSaid, failed);
  };
  const name = `boxstep-${app.labId.value}`;
  const [width, height] = figure ? pixelsOf(figure, Number(scale)) : [0, 0];
  return (
    <div class="picture-section">
      <Preview figure={figure} />
      <div class="picture-look">
        {!isBoard && (
          <Segmented
            label={words.part}
            value={part}
            choices={(['view', 'all'] as const).map((value) => ({
              value,
              label: words.parts[value],
            }))}
            onChange={(value) => setPart(value)}
          />
        )}
        <Segmented
          label={words.theme}
          value={theme}
          choices={(['light', 'dark'] as const).map((value) => ({
            value,
            label: words.themes[value],
          }))}
          onChange={(value) => setTheme(value)}
        />
        <Check
          label={words.caption}
          hint={words.captionHelp}
          checked={caption}
          onChange={setCaption}
        />
        <span class="picture-size">
          <Segmented
            label={words.size}
            value={scale}
            choices={SCALES.map((value) => ({ value, label: `${value}×` }))}
            onChange={(value) => setScale(value)}
          />
          {figure && <span class="quiet">{words.pixels(width, height)}</span>}
        </span>
      </div>
      <div class="picture-actions">
        <button
          type="button"
          onClick={() =>
            attempt(async () => {
              download(await pngOf(await figureOf(app, look), Number(scale)), `${name}.png`);
              return '';
            })
          }
        >
          {words.downloadPng}
        </button>
        <button
          type="button"
          title={words.svgNote}
          onClick={() =>
            attempt(async () => {
              const title = words.titled(say(entryOf(app.labId.peek()).title), app.sentence.peek());
              const text = await (await figureOf(app, look)).svg(title);
              download(new Blob([text], { type: 'image/svg+xml' }), `${name}.svg`);
              return '';
            })
          }
        >
          {words.downloadSvg}
        </button>
        {'ClipboardItem' in globalThis && (
          <button
            type="button"
            onClick={() =>
              attempt(async () => {
                const file = figureOf(app, look).then((made) => pngOf(made, Number(scale)));
                try {
                  // Given as a promise, since Safari wants to be asked in the very click.
                  await navigator.clipboard.write([new ClipboardItem({ 'image/png': file })]);
                  return words.copied;
                } catch (error) {
                  if (error instanceof TooLarge) throw error;
                  return words.notCopied;
                }
              })
            }
          >
            {words.copy}
          </button>
        )}
        <button type="button" onClick={() => attempt(() => printPage(app).then(() => ''))}>
          {words.print}
        </button>
      </div>
      <output class="picture-said">{said}</output>
      <FilmView app={app} look={look} />
    </div>
  );
}

/** The longer side of the preview, in CSS pixels. */
const PREVIEW = { width: 560, height: 220 };

function Preview({ figure }: { figure: Figure | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!canvas.current || !figure) return;
    const fine = devicePixelRatio || 1;
    const fits = Math.min(1, PREVIEW.width / figure.width, PREVIEW.height / figure.height);
    // Drawn large and then made small, as whoever looks at the file from afar sees it.
    const whole = document.createElement('canvas');
    [whole.width, whole.height] = pixelsOf(figure, fine);
    const pen = whole.getContext('2d');
    const shown = canvas.current;
    let isOld = false;
    const show = async () => {
      if (!pen) return;
      await figure.draw(pen, fine);
      if (isOld) return;
      [shown.width, shown.height] = pixelsOf(figure, fits * fine);
      shown.style.inlineSize = `${Math.round(figure.width * fits)}px`;
      const own = shown.getContext('2d');
      if (!own) return;
      own.imageSmoothingQuality = 'high';
      own.drawImage(whole, 0, 0, shown.width, shown.height);
    };
    // Without a preview the file may still be made, and says itself what is wrong.
    show().catch(() => {});
    return () => {
      isOld = true;
    };
  }, [figure]);
  return (
    <canvas ref={canvas} class="picture-preview" role="img" aria-label={say(pictureText).preview} />
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from './fixtures';
import { expectAccessible } from './support/axe';
import { type Downloaded, SharePage } from './support/export';
import { BoxstepPage, type NamedText, SCENES } from './support/page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const CSV = `image,width,height,class,x1,y1,x2,y2,score
street.jpg,640,480,dog,10.5,20,110.25,220,0.9
street.jpg,640,480,"traffic light, red",300,40.125,340,120,0.3333333333333333
street.jpg,640,480,=1+1,0,0,640,480,
`;

/** What the table of boxes says of the image on screen. */
async function boxesShown(app: BoxstepPage) {
  await app.showTab('Boxes');
  const count = await app.boxCount();
  return Promise.all(
    Array.from({ length: count }, async (_, row) => ({
      corners: await app.corners(row),
      score: await app.field('Score', row).inputValue(),
      className: await app.classOf(row).locator('option:checked').textContent(),
    })),
  );
}

function asText({ name, bytes }: Downloaded): NamedText {
  return { name, text: bytes.toString('utf8') };
}

async function opened(page: BoxstepPage['page'], text = CSV): Promise<BoxstepPage> {
  const app = await BoxstepPage.open(page);
  await app.readText(text);
  await app.expectBoxes(3);
  return app;
}

test('Boxstep’s own file, opened again, is the same table', async ({ page }) => {
  const app = await opened(page);
  const before = await boxesShown(app);
  const share = await SharePage.open(app, 'Boxes');
  await expect(share.preview).toContainText('"format":"boxstep"');
  await expect(share.dialog).toContainText('This format keeps everything here.');
  const file = await share.download('Download');
  expect(file.name).toBe('boxstep.json');
  await share.close();
  await app.chooseFiles([asText(file)]);
  await expect(app.report).toBeVisible();
  expect(await boxesShown(app)).toEqual(before);
});

test('CSV, opened again, is the same table, and no name of it is a formula', async ({ page }) => {
  const app = await opened(page);
  const before = await boxesShown(app);
  const share = await SharePage.open(app, 'Boxes');
  await share.chooseFormat('CSV');
  await expect(share.losses).toHaveText([/1 name .* begin with an apostrophe/]);
  await expect(share.preview).toContainText("'=1+1");
  await share.dialog.getByRole('checkbox', { name: 'Safe for spreadsheets' }).uncheck();
  await expect(share.preview).toContainText(',=1+1,');
  await expect(share.dialog).toContainText('This format keeps everything here.');
  const file = await share.download('Download');
  await share.close();
  await app.chooseFiles([asText(file)]);
  await expect(app.report).toBeVisible();
  expect(await boxesShown(app)).toEqual(before);
});

test('YOLO is an archive of labels and names, and says what it does not keep', async ({ page }) => {
  const app = await opened(page);
  const share = await SharePage.open(app, 'Boxes');
  await share.chooseFormat('YOLO labels');
  await expect(share.losses.filter({ hasText: 'Scores are not written (2 boxes)' })).toBeVisible();
  await expect(share.preview).toContainText(/^0 0\.0943/);
  const file = await share.download('Download as zip');
  expect(file.name).toBe('boxstep-yolo.zip');
  const files = unzipSync(file.bytes);
  expect(Object.keys(files)).toEqual(['classes.txt', 'data.yaml', 'labels/street.txt']);
  expect(strFromU8(files['labels/street.txt'] ?? new Uint8Array()).split('\n')).toHaveLength(4);
});

test('YOLO asks for the size of an image whose size is not known', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.readText('x1,y1,x2,y2\n10,20,30,60\n');
  await app.expectBoxes(1);
  const share = await SharePage.open(app, 'Boxes');
  await share.chooseFormat('YOLO labels');
  await expect(share.dialog.getByRole('alert')).toContainText('YOLO needs the size');
  await app.type(share.dialog.getByRole('textbox', { name: 'Width' }), '100');
  await app.type(share.dialog.getByRole('textbox', { name: 'Height' }), '100');
  await expect(share.preview).toHaveText(/^0 0\.2 0\.4 0\.2 0\.4\s*$/);
});

test('COCO and VOC are what they should be', async ({ page }) => {
  const app = await opened(page);
  const share = await SharePage.open(app, 'Boxes');
  await share.chooseFormat('COCO annotations');
  await expect(share.preview).toContainText('"images":[');
  const coco = JSON.parse(asText(await share.download('Download')).text);
  expect(coco.images).toEqual([{ id: 1, file_name: 'street.jpg', width: 640, height: 480 }]);
  expect(coco.annotations[0].bbox).toEqual([10.5, 20, 99.75, 200]);
  await share.chooseFormat('Pascal VOC');
  await expect(share.preview).toContainText('<filename>street.jpg</filename>');
  const voc = await share.download('Download');
  expect(voc.name).toBe('boxstep-pascal-voc.xml');
  expect(asText(voc).text).toContain('<name>traffic light, red</name>');
});

test('results of NMS say who was suppressed by whom', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.chain);
  const share = await SharePage.open(app, 'Results');
  const table = asText(await share.download('Download CSV'));
  expect(table.name).toBe('boxstep-nms-boxes.csv');
  const [header = '', ...rows] = table.text.trim().split('\r\n');
  expect(header).toBe('box,class,x1,y1,x2,y2,score,role,place,suppressed_by,overlap');
  const columns = header.split(',');
  const roles = rows.map((row) => row.split(',')[columns.indexOf('role')]);
  expect(new Set(roles)).toEqual(new Set(['kept', 'suppressed']));
  const json = JSON.parse(asText(await share.download('Download all as JSON')).text);
  expect(json).toMatchObject({ format: 'boxstep-results', version: 1, lab: 'nms' });
  expect(json.tables.boxes.rows).toHaveLength(rows.length);
  // The player is where it was.
  await share.close();
  await app.expectPosition(0);
});

test('the timeline holds every event of the rounds that are wanted', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.openScene(SCENES.chain);
  const events = (await app.lastPosition()) + 1;
  const share = await SharePage.open(app, 'Results');
  const whole = JSON.parse(asText(await share.download('Download timeline')).text);
  expect(whole).toMatchObject({ format: 'boxstep-timeline', version: 1, lab: 'nms', events });
  const kinds = whole.timeline.flatMap((round: { events: { event: { kind: string } }[] }) =>
    round.events.map(({ event }) => event.kind),
  );
  expect(kinds).toHaveLength(events);
  expect(kinds[0]).toBe('sort');
  expect(kinds.at(-1)).toBe('done');
  await app.type(share.dialog.getByRole('textbox', { name: 'To round' }), '2');
  const part = JSON.parse(asText(await share.download('Download timeline')).text);
  expect(part.timeline).toEqual(whole.timeline.slice(0, 2));
});

for (const [locale, formats] of [
  ['en', ['YOLO labels', 'COCO results', 'CSV']],
  ['zh-CN', ['YOLO 标签', 'COCO 检测结果', 'CSV']],
] as const) {
  test.describe(locale, () => {
    test.use({ locale });
    for (const viewport of [
      { width: 1280, height: 720 },
      { width: 390, height: 844 },
    ]) {
      test(`can be read and reached at ${viewport.width}`, async ({ page }) => {
        await page.setViewportSize(viewport);
        const app = await BoxstepPage.open(page);
        const share = await SharePage.open(app, locale === 'en' ? 'Boxes' : '框');
        for (const format of formats) {
          await share.chooseFormat(format);
          await expectAccessible(page, format);
        }
        await share.dialog
          .getByRole('tab', { name: locale === 'en' ? 'Results' : '结果', exact: true })
          .click();
        await expect(share.dialog.getByRole('table')).toBeVisible();
        await expectAccessible(page, 'results');
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBeLessThanOrEqual(0);
      });
    }
  });
}

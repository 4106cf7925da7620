import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures';
import { BoxstepPage } from './support/page';

const fixture = (name: string) => ({
  name,
  text: readFileSync(new URL(`../formats/tools/${name}`, import.meta.url), 'utf8'),
});

test('files of annotation tools are opened together, and each says what was skipped', async ({
  page,
}) => {
  const app = await BoxstepPage.open(page);
  await app.dropFiles(
    ['voc.xml', 'cvat-images.xml', 'labelme.json', 'label-studio.json', 'via.csv'].map(fixture),
  );
  await expect(app.report).toContainText('5 files, 12 images, 21 boxes.');
  await app.report.getByText('cvat-images.xml').click();
  await expect(app.report).toContainText('1 box turned about its centre');
  await app.report.getByText('label-studio.json').click();
  await expect(app.report).toContainText('2 skipped: of a cancelled annotation.');
  await expect(app.report).toContainText('[0].annotations[1].result[0]');
});

test('Pascal VOC can be read as counting from 1', async ({ page }) => {
  const app = await BoxstepPage.open(page);
  await app.dropFiles([fixture('voc.xml')]);
  await expect(app.report).toContainText('The corners of 3 boxes were taken as edges, as written.');
  await app.report.getByText('Read again as …', { exact: true }).click();
  await app.report.getByLabel('Pascal VOC counts pixels from 1').check();
  await app.button('Read again', app.report).click();
  await expect(app.report).toContainText(
    'pixels counted from 1, so xmin and ymin became less by 1',
  );
  await app.expectBoxes(3);
});

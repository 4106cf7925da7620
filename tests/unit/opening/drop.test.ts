import { describe, expect, test } from 'vitest';
import { contentOf } from '../../../www/opening/drop';

function data(text: string, ...files: File[]) {
  return { files, getData: (type: string) => (type === 'text/plain' ? text : '') };
}

const png = new File(['x'], 'image.png', { type: 'image/png' });
const csv = new File(['x'], 'boxes.csv', { type: 'text/csv' });

describe('what is dropped or pasted', () => {
  test('is text or files', () => {
    expect(contentOf(data('1,2,3,4'))).toBe('1,2,3,4');
    expect(contentOf(data('', png, csv))).toEqual([png, csv]);
    expect(contentOf(data(''))).toBeNull();
    expect(contentOf(data(' \n'))).toBeNull();
  });

  test('from a spreadsheet is the text and not the picture of it', () => {
    expect(contentOf(data('1\t2\t3\t4\n', png))).toBe('1\t2\t3\t4\n');
  });

  test('from a file manager is the files and not their names', () => {
    expect(contentOf(data('image.png', png))).toEqual([png]);
    expect(contentOf(data('file:///home/me/image.png', png))).toEqual([png]);
    expect(contentOf(data('boxes.csv', csv))).toEqual([csv]);
    expect(contentOf(data('anything', csv))).toEqual([csv]);
  });
});

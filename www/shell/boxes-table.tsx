import { useRef, useState } from 'preact/hooks';
import { IconButton, NumberField, Segmented } from '../controls/controls';
import { DeleteIcon } from '../controls/icons';
import { useVisibleRows } from '../controls/rows';
import { type BoxRow, boxRow, isInverted } from '../document/boxes';
import { BOX_KINDS, kindOf } from '../document/kinds';
import { CORNER_NAMES } from '../document/store';
import { say } from '../text/text';
import type { App } from './app';
import { shellText } from './text';

const ROW_HEIGHT = 32;
const NEW_CLASS = 'new';

/** All boxes as a table: what the canvas does, without the canvas. */
export function BoxesTable({ app }: { app: App }) {
  const words = say(shellText);
  const { store } = app;
  const { boxes } = app.imageShown.value;
  const selected = store.selectedIds.value;
  const count = boxes.ids.length;
  const current = selected.size === 1 ? boxes.ids.indexOf([...selected][0] ?? -1) : -1;
  const scroller = useRef<HTMLDivElement>(null);
  const visible = useVisibleRows(scroller, count, ROW_HEIGHT, current < 0 ? null : current);
  return (
    <div class="boxes">
      <div class="boxes-scroller" ref={scroller}>
        <table
          class={app.lab.value.hasTruths ? 'boxes-table has-kinds' : 'boxes-table'}
          aria-label={words.table}
          aria-rowcount={count + 1}
        >
          <thead>
            <tr aria-rowindex={1}>
              {columnsOf(app).map((column) => (
                <th key={column} scope="col">
                  {words.column[column]}
                </th>
              ))}
              <th scope="col">
                <span class="visually-hidden">{words.remove}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            <SpareRow height={visible.above} />
            {visible.rows.map((row) => {
              const box = boxRow(boxes, row);
              const isSelected = box !== undefined && selected.has(box.id);
              return box && <BoxLine key={box.id} {...{ app, box, row, isSelected }} />;
            })}
            <SpareRow height={visible.below} />
          </tbody>
        </table>
      </div>
      {count === 0 && <p class="quiet">{words.noBoxes}</p>}
      <div class="new-boxes">
        <button type="button" onClick={() => store.select([addBox(app)])}>
          {words.newBox}
        </button>
        {app.lab.value.hasTruths && (
          <Segmented
            label={words.newBoxes}
            hint={words.newBoxesHelp}
            value={store.defaultScore.value === null ? 'truth' : 'detection'}
            choices={(['detection', 'truth'] as const).map((value) => ({
              value,
              label: words.kinds[value],
            }))}
            onChange={(kind) => store.setDefaultScore(kind === 'truth' ? null : 1)}
          />
        )}
      </div>
    </div>
  );
}

/** A lab with ground truths tells what each box is, and one of turned boxes how they lie. */
function columnsOf({ lab }: App) {
  const kind = lab.value.hasTruths ? (['kind'] as const) : [];
  const angle = lab.value.turns ? (['angle'] as const) : [];
  return ['row', 'class', ...kind, 'score', ...CORNER_NAMES, ...angle] as const;
}

/** The room of the rows out of sight. */
function SpareRow({ height }: { height: number }) {
  return height > 0 ? <tr style={{ height: `${height}px` }} /> : null;
}

/** A box in the middle of the picture, or beside the last one, ready to be given its numbers. */
function addBox(app: App): number {
  const { width, height, boxes } = app.store.currentImage.peek();
  if (width !== null && height !== null) {
    const corner = (size: number, share: number) => Math.round(size * share);
    return app.store.insert([
      corner(width, 0.4),
      corner(height, 0.4),
      corner(width, 0.6),
      corner(height, 0.6),
    ]);
  }
  const last = boxRow(boxes, boxes.ids.length - 1);
  return last
    ? app.store.insert([last.x1 + 4, last.y1 + 4, last.x2 + 4, last.y2 + 4])
    : app.store.insert([0, 0, 100, 100]);
}

interface BoxLineProps {
  readonly app: App;
  readonly box: BoxRow;
  readonly row: number;
  readonly isSelected: boolean;
}

function BoxLine({ app, box, row, isSelected }: BoxLineProps) {
  const words = say(shellText);
  const { store } = app;
  const cell = (column: string) => words.cell(column, String(row));
  return (
    <tr
      aria-rowindex={row + 2}
      data-selected={isSelected || undefined}
      class="box-line"
      onPointerEnter={() => {
        app.hover.value = box.id;
      }}
      onPointerLeave={() => {
        app.hover.value = null;
      }}
    >
      <td>
        <button
          type="button"
          class="box-id"
          aria-pressed={isSelected}
          aria-label={words.selectBox(String(row))}
          title={isInverted(box) ? words.inverted : undefined}
          onClick={(event) => {
            const ids = choose(store.selection(), box.id, event.shiftKey);
            store.select(ids);
            app.selectionChosen(ids);
          }}
          onKeyDown={(event) => {
            const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
            if (step === 0) return;
            const next = boxRow(app.imageShown.peek().boxes, row + step);
            if (!next) return;
            event.preventDefault();
            store.select([next.id]);
            focusRow(event.currentTarget, step);
          }}
        >
          {row}
          {isInverted(box) && <span aria-hidden="true">⤨</span>}
        </button>
      </td>
      <td>
        <ClassChoice app={app} box={box} label={cell(words.column.class)} />
      </td>
      {app.lab.value.hasTruths && (
        <td>
          <KindChoice app={app} box={box} row={row} label={cell(words.column.kind)} />
        </td>
      )}
      <td>
        <NumberField
          label={cell(words.column.score)}
          short
          optional
          step={0.01}
          value={box.score}
          onChange={(score) => store.setScore([box.id], score).ok}
        />
      </td>
      {CORNER_NAMES.map((corner) => (
        <td key={corner}>
          <NumberField
            label={cell(corner)}
            short
            step={1}
            value={box[corner]}
            onChange={(value) => value !== null && store.setCorner(box.id, corner, value).ok}
          />
        </td>
      ))}
      {app.lab.value.turns && (
        <td>
          <NumberField
            label={cell(words.column.angle)}
            short
            step={1}
            value={degrees(box.angle)}
            onChange={(value) =>
              value !== null &&
              store.setAngles([box.id], Float64Array.of((value * Math.PI) / 180)).ok
            }
          />
        </td>
      )}
      <td>
        <IconButton
          label={`${words.remove} ${row}`}
          icon={<DeleteIcon />}
          onClick={() => store.remove([box.id])}
        />
      </td>
    </tr>
  );
}

/** Radians in degrees, without the digits that only rounding made. */
function degrees(angle: number): number {
  return Number(((angle * 180) / Math.PI).toPrecision(12));
}

/** A click chooses one box; with Shift it joins or leaves those chosen. */
function choose(chosen: ReadonlySet<number>, id: number, add: boolean): number[] {
  if (!add) return [id];
  return chosen.has(id) ? [...chosen].filter((each) => each !== id) : [...chosen, id];
}

/** The focus follows the selection to the row above or below. */
function focusRow(button: HTMLElement, step: number): void {
  const line = button.closest('.box-line');
  const next = step > 0 ? line?.nextElementSibling : line?.previousElementSibling;
  next?.querySelector<HTMLElement>('.box-id')?.focus();
}

function KindChoice({
  app,
  box,
  row,
  label,
}: Omit<BoxLineProps, 'isSelected'> & { label: string }) {
  const { kinds } = say(shellText);
  const { store } = app;
  return (
    <select
      aria-label={label}
      value={kindOf(app.imageShown.value.boxes, row)}
      onChange={({ currentTarget }) => {
        const chosen = BOX_KINDS.find((kind) => kind === currentTarget.value);
        if (chosen) store.setKind([box.id], chosen);
      }}
    >
      {BOX_KINDS.map((kind) => (
        <option key={kind} value={kind}>
          {kinds[kind]}
        </option>
      ))}
    </select>
  );
}

function ClassChoice({ app, box, label }: { app: App; box: BoxRow; label: string }) {
  const words = say(shellText);
  const { store } = app;
  const names = store.document.value.classNames;
  const [naming, setNaming] = useState(false);
  if (naming) {
    return (
      <input
        class="class-name"
        aria-label={words.classPrompt}
        placeholder={words.classPrompt}
        ref={(input) => input?.focus()}
        onBlur={() => setNaming(false)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setNaming(false);
          if (event.key !== 'Enter') return;
          const added = store.addClass(event.currentTarget.value);
          if (added.ok) store.setClass([box.id], added.value);
          setNaming(false);
        }}
      />
    );
  }
  return (
    <select
      aria-label={label}
      value={String(box.classIndex)}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        if (chosen === NEW_CLASS) setNaming(true);
        else store.setClass([box.id], Number(chosen));
      }}
    >
      {names.map((name, index) => (
        <option key={name} value={String(index)}>
          {name}
        </option>
      ))}
      <option value={NEW_CLASS}>{words.newClass}</option>
    </select>
  );
}

import type { Stage } from '../canvas/stage';
import type { Tool } from '../canvas/tools';
import { IconButton } from '../controls/controls';
import {
  DeleteIcon,
  DrawIcon,
  DuplicateIcon,
  FitIcon,
  PanIcon,
  RedoIcon,
  SelectIcon,
  UndoIcon,
  ZoomInIcon,
  ZoomOutIcon,
} from '../controls/icons';
import { documentText } from '../document/text';
import { say } from '../text/text';
import type { App } from './app';
import { shellText } from './text';

/** The tools of the canvas, for hands that know no keys. */
export function Toolbar({ app, stage }: { app: App; stage: Stage }) {
  const words = say(shellText);
  const labels = say(documentText).labels;
  const { store } = app;
  const selected = store.selectedIds.value;
  const undo = store.undoLabel.value;
  const redo = store.redoLabel.value;
  const tool = (name: Tool, label: string, icon: preact.JSX.Element, keys: string) => (
    <IconButton
      label={label}
      icon={icon}
      keys={keys}
      pressed={app.tool.value === name}
      onClick={() => stage.setTool(name)}
    />
  );
  return (
    <div class="toolbar" role="toolbar" aria-label={words.tools} aria-orientation="vertical">
      {tool('select', words.select, <SelectIcon />, 'V')}
      {tool('draw', words.draw, <DrawIcon />, 'R')}
      {tool('pan', words.pan, <PanIcon />, 'H')}
      <hr />
      <IconButton
        label={undo ? `${words.undo}: ${labels[undo]}` : words.undo}
        icon={<UndoIcon />}
        keys="Ctrl+Z"
        disabled={!undo}
        onClick={() => app.undo()}
      />
      <IconButton
        label={redo ? `${words.redo}: ${labels[redo]}` : words.redo}
        icon={<RedoIcon />}
        keys="Ctrl+Shift+Z"
        disabled={!redo}
        onClick={() => app.redo()}
      />
      <IconButton
        label={words.duplicate}
        icon={<DuplicateIcon />}
        keys="Ctrl+D"
        disabled={selected.size === 0}
        onClick={() => store.select(store.duplicate(selected, 12, 12))}
      />
      <IconButton
        label={words.remove}
        icon={<DeleteIcon />}
        keys="Del"
        disabled={selected.size === 0}
        onClick={() => store.remove(selected)}
      />
      <hr />
      <IconButton
        label={words.zoomIn}
        icon={<ZoomInIcon />}
        keys="+"
        onClick={() => stage.zoomBy(1.25)}
      />
      <IconButton
        label={words.zoomOut}
        icon={<ZoomOutIcon />}
        keys="-"
        onClick={() => stage.zoomBy(1 / 1.25)}
      />
      <IconButton label={words.fit} icon={<FitIcon />} keys="Shift+1" onClick={() => stage.fit()} />
    </div>
  );
}

import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { IconButton } from '../../controls/controls';
import { CloseIcon } from '../../controls/icons';
import { say } from '../../text/text';
import { type CsvProblem, isTable, readCsv } from './csv';
import type { OwnTable } from './lab';
import { pcaText } from './text';
import './table.css';

/** The ten points that tutorials of PCA compute by hand. */
const SAMPLE = `x,y
2.5,2.4
0.5,0.7
2.2,2.9
1.9,2.2
3.1,3.0
2.3,2.7
2.0,1.6
1.0,1.1
1.5,1.6
1.1,0.9
`;

interface TableDialogProps {
  readonly open: boolean;
  onTable(table: OwnTable): void;
  /** Also called when Escape or a click beside it closes the dialog. */
  onClose(): void;
}

/** Where a table is pasted or chosen. What was pasted stays until it is changed. */
export function TableDialog({ open, onTable, onClose }: TableDialogProps) {
  const words = say(pcaText);
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<CsvProblem | { kind: 'unreadable' } | null>(null);

  useEffect(() => {
    const element = dialog.current;
    if (open && !element?.open) element?.showModal();
    if (!open && element?.open) element.close();
  }, [open]);

  const read = async (from: string) => {
    const result = await readCsv(from);
    if (isTable(result)) {
      setProblem(null);
      onTable(result);
    } else setProblem(result);
  };
  const choose = async (file: File | undefined) => {
    if (!file) return;
    try {
      await read(await file.text());
    } catch {
      // It was moved or changed since it was chosen.
      setProblem({ kind: 'unreadable' });
    }
  };
  return (
    <dialog
      ref={dialog}
      class="pca-dialog"
      aria-labelledby={title}
      closedby="any"
      onClose={onClose}
    >
      <div class="dialog-head">
        <h2 id={title}>{words.tableTitle}</h2>
        <IconButton label={words.close} icon={<CloseIcon />} onClick={onClose} />
      </div>
      <label class="pca-paste">
        <span>{words.tablePaste}</span>
        <textarea
          rows={9}
          value={text}
          placeholder={'x,y\n2.5,2.4\n0.5,0.7'}
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          onInput={(event) => {
            setText(event.currentTarget.value);
            setProblem(null);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void read(text);
          }}
        />
      </label>
      <p class="quiet">{words.tableHelp}</p>
      {problem && (
        <p class="problem" role="alert">
          {problemOf(problem)}
        </p>
      )}
      <div class="pca-buttons">
        <button type="button" class="pca-primary" onClick={() => void read(text)}>
          {words.tableUse}
        </button>
        <button type="button" onClick={() => setText(SAMPLE)}>
          {words.tableSample}
        </button>
        <label class="pca-file">
          <input
            type="file"
            accept=".csv,.tsv,.txt,text/csv"
            onChange={(event) => {
              const input = event.currentTarget;
              const file = input.files?.[0];
              void choose(file);
              // The same file can be chosen again, once it has been corrected.
              input.value = '';
            }}
          />
          {words.tableFile}
        </label>
      </div>
    </dialog>
  );
}

/** What is wrong, in one sentence. */
export function problemOf(problem: CsvProblem | { kind: 'unreadable' }): string {
  const { problems } = say(pcaText);
  switch (problem.kind) {
    case 'tooFewColumns':
      return problems.tooFewColumns(problem.dropped);
    case 'tooManyColumns':
    case 'tooManyRows':
      return problems[problem.kind](problem.most);
    case 'uneven':
      return problems.uneven(problem.row, problem.cells, problem.columns);
    case 'noNumber':
      return problems.noNumber(problem.row, problem.column, problem.text);
    case 'missing':
      return problems.missing(problem.row, problem.column);
    default:
      return problems[problem.kind];
  }
}

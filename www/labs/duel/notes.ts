import { say } from '../../text/text';
import { missingScores } from '../nms/notes';
import { nmsText } from '../nms/text';
import type { DuelFrame } from './lab';

/** Scores that were assumed. */
export function duelNotes(frame: DuelFrame): string[] {
  const unscored = missingScores(frame.boxes.scores);
  return unscored > 0 ? [say(nmsText).missingScores(unscored)] : [];
}

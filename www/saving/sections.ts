import { boxesSection } from './boxes';
import { offlineSection } from './offline';
import { pictureSection } from './picture';
import { resultsSection } from './results';
import type { Section } from './section';

/** What can be taken out, one line each. */
export const sections: readonly Section[] = [
  boxesSection,
  resultsSection,
  pictureSection,
  offlineSection,
];

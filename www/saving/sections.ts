import { boxesSection } from './boxes';
import { linkSection } from './link';
import { offlineSection } from './offline';
import { pictureSection } from './picture';
import { resultsSection } from './results';
import type { Section } from './section';

/** What can be taken out, one line each. */
export const sections: readonly Section[] = [
  linkSection,
  boxesSection,
  resultsSection,
  pictureSection,
  offlineSection,
];

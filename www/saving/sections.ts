import { boxesSection } from './boxes';
import { offlineSection } from './offline';
import { pictureSection } from './picture';
import type { Section } from './section';

/** What can be taken out, one line each. */
export const sections: readonly Section[] = [boxesSection, pictureSection, offlineSection];

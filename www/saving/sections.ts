import { boxesSection } from './boxes';
import type { Section } from './section';

/** What can be taken out, one line each. */
export const sections: readonly Section[] = [boxesSection];

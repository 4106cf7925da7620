import { expect, it } from 'vitest';
import { ROLES } from '../../../www/canvas/roles';
import { roleNames } from '../support/engine';

it('the page and the engine number the roles alike', () => {
  expect(roleNames()).toEqual([...ROLES]);
});

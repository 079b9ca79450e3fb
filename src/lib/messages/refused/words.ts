/** `refused.setting_distance({ … })`: why a wall cannot be shown, in the language of the page. */
import { spoken } from '../spoken.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const refused = spoken(vi, en);

/** `d.screens()`: the words of the console’s page of screens, in the language of the page. */
import { spoken } from '../../spoken.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const d = spoken(vi, en);

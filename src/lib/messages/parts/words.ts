/** `pt.late({ age })`: the words of the parts of a wall in the language of the page. */
import { spoken } from '../spoken.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const pt = spoken(vi, en);

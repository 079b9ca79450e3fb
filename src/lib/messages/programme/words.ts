/** `p.moved_up({ count: 3 })`: the words of the wall of the programme in the language of the page. */
import { spoken } from '../spoken.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const p = spoken(vi, en);

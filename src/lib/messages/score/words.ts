/** `a.points({ points: '10' })`: the words of a score's arithmetic in the language of the page. */
import { spoken } from '../spoken.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const a = spoken(vi, en);

/** `w.upload_go()`: the words of importing figures, in the language of the page. */
import { spoken } from '../../spoken.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const w = spoken(vi, en);

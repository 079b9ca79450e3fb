/** `o.licence_none()`: the words of the page of open data in the language of the page. */
import { spoken } from '../spoken.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const o = spoken(vi, en);

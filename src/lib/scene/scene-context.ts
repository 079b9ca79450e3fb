import { createContext } from 'svelte';
import type { SceneState } from './scene-state.svelte.ts';

/** What the panels of a scene share. */
export const [sceneState, provideScene] = createContext<SceneState>();

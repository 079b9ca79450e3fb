/**
 * Stands in, in the bundle, for what deck.gl imports and this map never uses (the aliases are in `vite.config.ts`):
 * `@luma.gl/gpgpu` and the shaders in WGSL, asked for only where deck.gl draws by WebGPU; the view of a globe; `@loaders.gl/*`, by which a
 * layer would fetch its data from an address; what moves values over time on the GPU, shadows, and what measures how long the GPU takes; `mjolnir.js` and the map's
 * controller, which handle gestures: the map has none of deck.gl's, MapLibre moves it and tells deck.gl where the pointer is. They would be more than a fourteenth of the wall's JavaScript.
 */
function never(): never {
	throw new Error('left out of the bundle: see src/lib/map/left-out.ts');
}

export const interleave = never;
export const cleanEvaluateSync = never;
export const GPUDataEvaluator = never;
export const backendRegistry = { add: never };

export const WEBGLQuerySet = never;
export const WEBGLTransformFeedback = never;

export const load = never;
export const ImageLoader = {};
/** deck.gl calls this when it is loaded. */
export function registerLoaders(): void {
	// Nothing is ever loaded.
}

export const projectWGSL = '';
export const shaderWGSL = '';
export const fp64arithmeticWGSL = '';
export const PHONG_WGSL = '';
export const lightingUniformsWGSL = '';
/** deck.gl makes the shaders in both languages, whichever it is going to use. */
export const getShaderWGSL = (): string => '';
export const getSolidPolygonShaderWGSL = getShaderWGSL;

/** The map is flat, and is moved by MapLibre alone. */
export default never;

// Reads shaders in WGSL, of which there are none.
export const MODULE_WGSL_BINDING_DECLARATION_REGEXES: readonly RegExp[] = [];
export const WGSL_BINDING_DECLARATION_REGEXES = MODULE_WGSL_BINDING_DECLARATION_REGEXES;
export const WGSL_EXPLICIT_BINDING_DECLARATION_REGEXES = MODULE_WGSL_BINDING_DECLARATION_REGEXES;
export const getFirstWGSLAutoBindingDeclarationMatch = never;
export const getWGSLBindingDeclarationMatches = never;
export const getShaderBindingDebugRowsFromWGSL = never;
export const hasWGSLAutoBinding = never;
export const replaceWGSLBindingDeclarationMatches = never;
export const scanWGSLInterface = never;

/** deck.gl makes one and tells it what it would hear of. */
export class EventManager {
	on(): void {
		// Nothing is ever heard.
	}
	off(): void {
		// Nothing is ever heard.
	}
	watch(): void {
		// Nothing is ever heard.
	}
	destroy(): void {
		// There is nothing to let go.
	}
}
/** Gestures it would make out: made too, and never asked. */
export { EventManager as Pan, EventManager as Pinch };
export { EventManager as Tap, EventManager as DoubleClickDrag };

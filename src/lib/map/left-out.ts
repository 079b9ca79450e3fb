/**
 * Stands in, in the bundle, for packages that deck.gl imports and this map never uses (the aliases are in
 * `vite.config.ts`): `@luma.gl/gpgpu`, asked for only where deck.gl draws by WebGPU, and `@loaders.gl/*`, by which a
 * layer would fetch its data from an address. They would be a twentieth of the wall's JavaScript.
 */
function never(): never {
	throw new Error('left out of the bundle: see src/lib/map/left-out.ts');
}

export const interleave = never;
export const cleanEvaluateSync = never;
export const GPUDataEvaluator = never;
export const backendRegistry = { add: never };

export const load = never;
export const ImageLoader = {};
/** deck.gl calls this when it is loaded. */
export function registerLoaders(): void {
	// Nothing is ever loaded.
}

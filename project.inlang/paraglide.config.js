/** How messages are compiled, for Vite and for the command line alike. */
export default {
	outdir: './src/lib/paraglide',
	// The hooks say which language a page speaks (src/hooks.server.ts, src/hooks.client.ts).
	strategy: ['globalVariable', 'baseLocale'],
	emitReadme: false,
};

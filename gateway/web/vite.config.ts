import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Everything that is loaded has its digest in its name; nothing is inlined, so that the policy of the service needs no exception.
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: process.env.BUZON_WEB ?? '../../build/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    reportCompressedSize: true,
  },
});

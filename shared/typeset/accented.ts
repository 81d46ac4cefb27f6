/**
 * The accented letters of the Latin alphabet, upright and italic: nearly a megabyte of outlines. Exports import this
 * file, so that they always have them; a window loads it once its first picture is on the screen.
 */
import '@mathjax/mathjax-newcm-font/js/svg/dynamic/latin.js'
import '@mathjax/mathjax-newcm-font/js/svg/dynamic/latin-i.js'
import { addFontFile } from './mathjax.ts'
import { forgetTypeset } from './typeset.ts'

for (const name of ['latin', 'latin-i']) addFontFile(name)
forgetTypeset()

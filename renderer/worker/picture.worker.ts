import { createPicture } from './picture.ts'
import { serve } from './rpc.ts'

serve(createPicture())

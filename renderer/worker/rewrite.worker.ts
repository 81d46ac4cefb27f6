import { createRewrite } from './rewrite.ts'
import { serve } from './rpc.ts'

serve(createRewrite())

import { createArrange } from './arrange.ts'
import { serve } from './rpc.ts'

serve(createArrange())

import { createExplain } from './explain.ts'
import { serve } from './rpc.ts'

serve(createExplain())

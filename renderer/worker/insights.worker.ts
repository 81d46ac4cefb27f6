import { createInsights } from './insights.ts'
import { serve } from './rpc.ts'

serve(createInsights())

import { serve } from './rpc.ts'
import { createTraining } from './training.ts'

serve(createTraining())

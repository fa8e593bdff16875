"""Why a proposed attribution is none: its source cannot speak, or nobody said or thought it."""

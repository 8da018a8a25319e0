import ModelLanguage

/// `1/(1 + exp(−(x − at)/width))`: a smooth step from 0 to 1, of age or of maturity.
func step(_ x: RateLaw, at middle: RateLaw, width: RateLaw) -> RateLaw { logistic((x - middle) / width) }

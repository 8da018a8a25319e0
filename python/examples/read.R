# Reads in R what Menaquin wrote as Parquet, with units and fingerprint.
#
#   python -c 'import menaquin as m; m.write_parquet(m.simulate("anna.yaml", draws=20), "anna.parquet")'
#   Rscript read.R anna.parquet
#
# Needs the package arrow: install.packages("arrow")
library(arrow)

file <- commandArgs(trailingOnly = TRUE)[1]
table <- read_parquet(file, as_data_frame = FALSE)
cat("run", table$metadata$fingerprint, "by version", table$metadata$version, "\n")

life <- as.data.frame(table)
one <- subset(life, name == "bone.femoralNeck.density" & scenario == "trials" & arm == "as now")
wide <- reshape(
  one[, c("age_years", "kind", "value")],
  idvar = "age_years", timevar = "kind", direction = "wide"
)
names(wide) <- sub("value.", "", names(wide), fixed = TRUE)

# The unit stands in every row.
unit <- unique(one$unit)
stopifnot(length(unit) == 1)

png("spine.png", width = 900, height = 600)
plot(wide$age_years, wide$person, type = "l", xlab = "age (years)", ylab = unit)
lines(wide$age_years, wide$`between people p10`, lty = 2)
lines(wide$age_years, wide$`between people p90`, lty = 2)
dev.off()

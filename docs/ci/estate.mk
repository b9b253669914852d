# A whole organization: one summary for each plan, written only if the plan is newer, and one
# call that checks all of them.
#
#   make -f estate.mk -j8 PLANS="network/plan.json payments/plan.json"
#
# If each repository publishes its own summary, only the last rule is needed.
PLANS ?= $(shell find . -name plan.json)
TRAILSEAL ?= trailseal
OUT ?= summaries

SUMMARIES = $(PLANS:%.json=$(OUT)/%.summary.json)

.PHONY: check
check: $(SUMMARIES)
	$(TRAILSEAL) check $^ -o html=$(OUT)/estate.html -o json=$(OUT)/estate.json

$(OUT)/%.summary.json: %.json
	mkdir -p $(@D)
	$(TRAILSEAL) summarize $< -o $@

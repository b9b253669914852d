# The estate of an organization: one summary for each plan, made only when the plan is newer,
# and one call that judges all of them.
#
#   make -f estate.mk -j8 PLANS="network/plan.json payments/plan.json"
#
# Each directory below may as well be a repository that publishes its own summary: then only
# the last rule is left.
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

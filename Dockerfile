# keycheck in a container, for schedulers (docs/monitoring.md). It is made of the packed package, not of the repository:
#   npm ci && npm pack --ignore-scripts && docker build --tag keycheck .
FROM node:24-alpine
COPY keycheck-*.tgz /tmp/
# The package has no dependencies and no install scripts, so nothing is fetched; npm itself is not needed afterwards.
RUN npm install --global --ignore-scripts --offline --no-audit --no-fund /tmp/keycheck-*.tgz \
  && rm -rf /tmp/keycheck-*.tgz /usr/local/lib/node_modules/npm /usr/local/bin/npm /usr/local/bin/npx
# The image's own user without rights, by number, so that `runAsNonRoot` can be checked.
USER 1000:1000
WORKDIR /home/node
ENTRYPOINT ["keycheck"]
CMD ["verify", "--dotenv", "none"]

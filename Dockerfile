FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY .npmrc package.json package-lock.json ./
RUN npm ci --omit=dev

FROM packages AS build
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY graphql graphql
COPY jobs jobs
COPY src src
RUN npm run build

FROM node:24-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/data
WORKDIR /app
# The files belong to root and the process does not: it cannot change its own code.
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json config.schema.json guichet.example.yaml ./
COPY graphql graphql
COPY src/http/assets src/http/assets
COPY src/presets src/presets
COPY src/store/embedded/empty-database.zip.br src/store/embedded/empty-database.zip.br
COPY src/simulator/demo/guichet.yaml src/simulator/demo/guichet.yaml
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HTTP_PORT || 8080}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/src/cli/main.js"]
CMD ["start"]

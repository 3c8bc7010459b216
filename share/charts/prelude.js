/* What ECharts looks for in a browser; read before it. Nothing moves here, and nothing is drawn by
 * chance: the same figures give the same bytes. */
var self = this;

function setTimeout() {
	return 0;
}

function clearTimeout() {
}

Math.random = function () {
	return 0.5;
};

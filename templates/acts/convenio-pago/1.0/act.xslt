<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="../../../common/plan-pagos.xsl"/>

  <xsl:variable name="c" select="/acto/convenio"/>

  <xsl:template match="/acto" mode="titulo">Convenio de pago a plazos</xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>Es el convenio <xsl:value-of select="$c/@numero"/>, que usted pidió para pagar su adeudo en <xsl:call-template name="modalidad"><xsl:with-param name="modalidad" select="$c/plan/@modalidad"/><xsl:with-param name="meses" select="$c/plan/@meses"/></xsl:call-template>. El Instituto ya lo firmó; falta su firma.</dd>
    <dt>¿Cuánto debo pagar?</dt>
    <dd><span class="amount"><xsl:value-of select="b:pesos($c/total)"/></span><xsl:if test="$c/total/@letra"><br/><xsl:value-of select="$c/total/@letra"/></xsl:if></dd>
    <dt>¿Hasta cuándo?</dt>
    <dd>Para firmar: <xsl:value-of select="$c/firma/@dias"/> días hábiles, contados desde el siguiente a aquel en que surta efectos la notificación. Primer vencimiento: <strong><xsl:call-template name="fecha"><xsl:with-param name="dia" select="$c/plan/parcialidad[1]/@vence"/></xsl:call-template></strong>, <xsl:value-of select="b:pesos($c/plan/parcialidad[1]/@importe)"/>.</dd>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Cómo lo firmo?</dt>
    <dd>Con su e.firma, o con la de su representante legal, en esta misma notificación del Buzón IMSS.</dd>
    <dt>¿Qué pasa si no hago nada?</dt>
    <dd>El convenio no llega a celebrarse y el adeudo se cobra como si no lo hubiera pedido. Si lo firma y no lo cumple, queda sin efecto y el Instituto puede exigir todo el saldo.</dd>
    <dt>¿Y si no estoy de acuerdo?</dt>
    <dd>No lo firme y pida su corrección a la unidad que lo emite. Este convenio no le impone ningún cobro nuevo; los créditos conservan los medios de defensa que se le informaron con cada uno.</dd>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Declaraciones</h2>
      <ol>
        <li>El Instituto Mexicano del Seguro Social es un organismo fiscal autónomo y comparece por conducto de <xsl:value-of select="firmante/nombre"/>, <xsl:value-of select="firmante/cargo"/>.</li>
        <li>
          <xsl:text>El patrón </xsl:text><strong><xsl:value-of select="destinatario/nombre"/></strong>
          <xsl:choose>
            <xsl:when test="$c/representacion"> comparece por conducto de <xsl:value-of select="destinatario/representante"/>, <xsl:value-of select="$c/representacion/@cargo"/>, según <xsl:value-of select="$c/representacion/@instrumento"/>, de <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$c/representacion/@fecha"/></xsl:call-template>, ante <xsl:value-of select="$c/representacion/@fedatario"/>.</xsl:when>
            <xsl:otherwise> comparece por su propio derecho.</xsl:otherwise>
          </xsl:choose>
        </li>
        <li>Por oficio <xsl:value-of select="$c/autorizacion/@oficio"/>, de <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$c/autorizacion/@fecha"/></xsl:call-template>, se autorizó el pago a plazos de los créditos que el patrón reconoce adeudar:</li>
      </ol>
      <xsl:call-template name="creditos"><xsl:with-param name="creditos" select="$c/creditos"/></xsl:call-template>
    </section>
    <section>
      <h2>Cláusulas</h2>
      <h3>Primera. Adeudo y saldo</h3>
      <xsl:call-template name="base-plan"><xsl:with-param name="plan" select="$c/plan"/></xsl:call-template>
      <h3>Segunda. Calendario</h3>
      <p>El patrón se obliga a pagar el saldo y los recargos por prórroga, que suman <strong><xsl:value-of select="b:pesos($c/total)"/></strong><xsl:if test="$c/total/@letra"> (<xsl:value-of select="$c/total/@letra"/>)</xsl:if>, en <xsl:call-template name="modalidad"><xsl:with-param name="modalidad" select="$c/plan/@modalidad"/><xsl:with-param name="meses" select="$c/plan/@meses"/></xsl:call-template>:</p>
      <xsl:call-template name="calendario"><xsl:with-param name="plan" select="$c/plan"/></xsl:call-template>
      <h3>Tercera. Garantía</h3>
      <p>El patrón garantiza el interés fiscal por <xsl:value-of select="b:pesos($c/garantia/@cubre)"/> dentro de <xsl:value-of select="$c/garantia/@dias"/> días hábiles. Forma: <xsl:value-of select="$c/garantia/@forma"/>. Constituida la garantía, el Instituto suspende el procedimiento administrativo de ejecución (artículo 143 del Reglamento).</p>
      <h3>Cuarta. Condiciones</h3>
      <ol><xsl:for-each select="$c/condiciones/condicion"><li><xsl:value-of select="."/></li></xsl:for-each></ol>
      <h3>Quinta. Incumplimiento</h3>
      <p>El convenio queda sin efecto, sin necesidad de declaración judicial, por cualquiera de estas causas (artículo 138 del Reglamento):</p>
      <ul><xsl:for-each select="$c/incumplimiento/causa"><li>Fracción <xsl:value-of select="@fraccion"/>: <xsl:call-template name="causal-138"><xsl:with-param name="fraccion" select="@fraccion"/></xsl:call-template>.</li></xsl:for-each></ul>
      <p>En ese caso el Instituto exige el saldo insoluto mediante el procedimiento administrativo de ejecución o hace efectiva la garantía. Por una sola vez puede rehabilitarse el convenio si el patrón paga, en los cinco días hábiles siguientes a que se le autorice, lo vencido y sus recargos (artículo 139 del Reglamento).</p>
      <xsl:if test="$c/impugnaciones">
        <h3>Sexta. Desistimiento</h3>
        <p>El patrón se desiste de los medios de defensa siguientes y presenta el acuerdo que recaiga a más tardar dentro de los quince días hábiles posteriores a la autorización; de no hacerlo, los plazos quedan sin efecto (artículo 142 del Reglamento).</p>
        <ul><xsl:for-each select="$c/impugnaciones/impugnacion"><li><xsl:value-of select="@medio"/>, expediente <xsl:value-of select="@expediente"/>, contra el crédito <xsl:value-of select="@credito"/>.</li></xsl:for-each></ul>
      </xsl:if>
    </section>
  </xsl:template>
</xsl:stylesheet>
